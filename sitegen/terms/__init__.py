"""Names and terms whose English the editor has decided, held in what a machine says."""
