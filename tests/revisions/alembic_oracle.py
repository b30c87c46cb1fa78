"""Answers what Alembic does, for the tests that compare with it.

Reads one JSON object a line, {"revisions": [...], "runs": [...]}, and writes one a line. A revision is
{"id", "down", "labels", "dependsOn"}; a run is {"command", "args", "rows", "purge"}, where "rows" are those of the
version table before it. An answer is {"status": "ok", "steps": [[kind, id], ...], "rows": [...], "after": [[...], ...]},
{"status": "error", "message"} where Alembic refuses, or {"status": "crash", "message"} where it breaks.
No file and no database is touched: the version table is a set.
"""

import json
import sys
import warnings

from alembic.runtime.migration import HeadMaintainer
from alembic.script.base import ScriptDirectory
from alembic.script.revision import Revision, RevisionMap
from alembic.util import CommandError

warnings.simplefilter("ignore")


class Module:
    """Stands for a revision's file."""

    @staticmethod
    def upgrade(**_):
        pass

    @staticmethod
    def downgrade(**_):
        pass


class Script(Revision):
    module = Module
    doc = ""


class Rows(HeadMaintainer):
    """The version table as a set, which refuses what a database would refuse."""

    def __init__(self, heads):
        self.heads = set(heads)

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)

    def _delete_version(self, version):
        self.heads.remove(version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)


def directory_of(revisions):
    scripts = [
        Script(
            each["id"],
            tuple(each["down"]) or None,
            dependencies=tuple(each["dependsOn"]) or None,
            branch_labels=tuple(each["labels"]) or None,
        )
        for each in revisions
    ]
    directory = ScriptDirectory.__new__(ScriptDirectory)
    directory.revision_map = RevisionMap(lambda: scripts)
    directory.revision_map.heads
    for script in scripts:
        # Alembic keeps these in a set, so their order changes from run to run: fix it as they are written.
        kept = set(script._normalized_resolved_dependencies)
        script._normalized_resolved_dependencies = tuple(
            each for each in dict.fromkeys(script._resolved_dependencies) if each in kept
        )
    return directory


def steps_of(directory, run):
    rows = tuple(run["rows"])
    if run["command"] == "upgrade":
        return directory._upgrade_revs(run["args"][0], rows)
    if run["command"] == "downgrade":
        return directory._downgrade_revs(run["args"][0], rows)
    return directory._stamp_revs(tuple(run["args"]), () if run["purge"] else rows)


def answer(directory, run):
    if run["command"] == "history":
        base, head = run["args"]
        found = [each.revision for each in directory.walk_revisions(base or "base", head or "heads")]
        return {"status": "ok", "revisions": found}
    if run["command"] == "current":
        current = directory.get_all_current(tuple(run["rows"]))
        return {"status": "ok", "revisions": sorted(each.revision for each in current)}
    steps = steps_of(directory, run)
    names = [[step.name, *(step.from_revisions if step.name == "downgrade" else step.to_revisions)] for step in steps]
    return {"steps": names, **guarded(lambda: rows_after(steps, run))}


def rows_after(steps, run):
    rows = Rows(() if run["purge"] else run["rows"])
    after = []
    for step in steps:
        rows.update_to_step(step)
        after.append(sorted(rows.heads))
    return {"status": "ok", "rows": sorted(rows.heads), "after": after}


def guarded(work):
    try:
        return work()
    except CommandError as error:
        return {"status": "error", "message": str(error)}
    except Exception as error:  # What Alembic doesn't expect ends its run with a traceback.
        return {"status": "crash", "message": f"{type(error).__name__}: {error}"}


def facts_of(directory):
    revision_map = directory.revision_map
    return {
        "heads": list(revision_map.heads),
        "realHeads": list(revision_map._real_heads),
        "bases": list(revision_map.bases),
        "labels": {
            each.revision: sorted(each.branch_labels)
            for each in revision_map._revision_map.values()
            if each is not None
        },
    }


def reply(request):
    directory = guarded(lambda: directory_of(request["revisions"]))
    if isinstance(directory, dict):
        return {"broken": directory["message"]}
    results = [guarded(lambda: answer(directory, run)) for run in request["runs"]]
    return {"facts": facts_of(directory), "results": results}


for line in sys.stdin:
    print(json.dumps(reply(json.loads(line))), flush=True)
