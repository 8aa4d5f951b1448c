"""What is shown: the table with its floors, faults, figures, peers, profile."""
