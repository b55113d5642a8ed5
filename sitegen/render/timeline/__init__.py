"""What happened when: the pages of the timeline, and its entries on other pages."""
