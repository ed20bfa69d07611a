"""Correspondence in the Wagtail admin: the texts of mails, the letters that wait for the post, previews of letters."""
