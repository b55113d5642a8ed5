"""What a site's own templates and assets ask for, held against what there is."""
