"""People, teams, regions and campaigns, as admins and leads keep them."""
