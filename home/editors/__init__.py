"""What the editors of the site get in the admin: what needs care, and how far the campaign reaches."""
