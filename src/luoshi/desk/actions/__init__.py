"""What a person does on their desk."""
