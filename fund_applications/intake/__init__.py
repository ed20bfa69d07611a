"""The form page at work: drafts, links, uploads, sending."""
