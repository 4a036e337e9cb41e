"""What a unit still has to do as a sheet (办理情况表), for whoever works without an account and sends it back."""
