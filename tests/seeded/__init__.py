"""Single faults sown into the reference plans: each is found, where it is, and brings no other."""
