"""Run against an installation: sets the stage and prints who there is and which addresses, as JSON."""

from __future__ import annotations

import json

from luoshi.cli.server import make_ready


def main() -> None:
    make_ready()
    from django_scopes import scope

    from luoshi.organisation.models import Role
    from tests.routes import addresses
    from tests.stage import person_of, set_stage

    library = set_stage()
    with scope(organisation=library.pk):
        logins = {role: person_of(role).login for role in Role.values}
        print(json.dumps({"logins": logins, "addresses": list(addresses())}))


if __name__ == "__main__":
    main()
