"""Makes telegram_methods.json from the full machine-readable Bot API: python make_extract.py PATH_OF_THE_SPEC.

Kept are the methods that the fake answers and every type that their parameters reach: names, types and
whether required, nothing else.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

METHODS = (
    *("getMe", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "setMyCommands", "getFile"),
    *("sendMessage", "editMessageText", "sendPhoto", "sendVoice", "sendAudio", "sendDocument"),
    *("sendChatAction", "answerCallbackQuery"),
)
TARGET = Path(__file__).with_name("telegram_methods.json")


def extract(spec: dict[str, Any]) -> dict[str, Any]:
    """{"version", "methods": {name: fields}, "types": {name: fields or its subtypes}}; see `fields`."""
    methods = {name: fields(spec["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    waiting = [kind for params in methods.values() for param in params.values() for kind in param["types"]]
    while waiting:
        name = re.sub(r"^(Array of )+", "", waiting.pop())
        if name in types or name not in spec["types"]:
            continue
        found = spec["types"][name]
        if "subtypes" in found:
            types[name] = found["subtypes"]
            waiting += found["subtypes"]
        else:
            types[name] = fields(found)
            waiting += [kind for field in types[name].values() for kind in field["types"]]
    return {"version": spec["version"], "methods": methods, "types": dict(sorted(types.items()))}


def fields(described: dict[str, Any]) -> dict[str, Any]:
    """{field: {"types": [...], "required": bool}} of a method or a type."""
    return {
        field["name"]: {"types": field["types"], "required": field["required"]} for field in described.get("fields", [])
    }


def compact(extracted: dict[str, Any]) -> str:
    """JSON with a line for each method and each type, so that a new version of the API gives a readable diff."""

    def block(entries: dict[str, Any]) -> str:
        return ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items())

    version = json.dumps(extracted["version"])
    methods, types = block(extracted["methods"]), block(extracted["types"])
    return f'{{"version": {version},\n"methods": {{\n{methods}\n}},\n"types": {{\n{types}\n}}}}\n'


if __name__ == "__main__":
    TARGET.write_text(compact(extract(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
