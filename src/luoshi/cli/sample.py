"""`luoshi sample`: the invented library to look around in, and its end."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from luoshi.cli.server import make_ready


def configure(parser: ArgumentParser) -> None:
    """Load or remove."""
    parser.add_argument("what", choices=("load", "remove"))


def run(args: Namespace) -> int:
    """Load where nothing is there yet, or remove in one step."""
    make_ready()
    return load() if args.what == "load" else _remove()


def load() -> int:
    """Load it where no organisation is there yet, and say so."""
    from luoshi.web.sample import load_sample

    library = load_sample()
    if library:
        print(f"Loaded the sample {library}.", flush=True)
    return 0


def _remove() -> int:
    from django_scopes import scopes_disabled

    from luoshi.organisation.actions.founding import remove_sample
    from luoshi.organisation.models import Organisation

    with scopes_disabled():
        library = Organisation.objects.filter(is_sample=True).first()
        if library is None:
            print("There is no sample.")
            return 0
        remove_sample(organisation=library, person=None)
    print(f"Removed the sample {library}.")
    return 0
