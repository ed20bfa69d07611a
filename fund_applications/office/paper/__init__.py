"""Paper stays possible (Awb 2:7): a handler enters what came by post, with its own day of receipt, and scans."""
