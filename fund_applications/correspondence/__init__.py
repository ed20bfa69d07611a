"""What goes out by e-mail and by post: editable texts, letters as PDF, and the record of their sending."""
