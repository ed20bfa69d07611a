"""Requests of people about their own data (AVG): their term, finding what is kept, a copy of it, and erasing what may go."""
