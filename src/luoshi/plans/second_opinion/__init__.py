"""What a language model that the office runs itself finds beside the reader. Off unless an address is set.

It only proposes: a quote that does not stand in the text is thrown away, a proposal is marked as one, and
nothing of it counts before a person has confirmed it, one by one.
"""
