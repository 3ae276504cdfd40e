"""Content folders of many APIs: the hundred of the corpus, and any number of small ones made from a fixed seed."""
import os
import random
import shutil

from measuring import CORPUS


def hundred(folder):
    """A portal of the descriptions that set-100.txt names, each with a guide; None where there is no corpus."""
    listed = os.path.join(CORPUS, "set-100.txt")
    if not os.path.exists(listed):
        return None
    for path in open(listed).read().split():
        parts = path.split("/")
        name = "-".join(parts[1:3] if parts[0] == "multi-file" else [parts[-1].rsplit(".", 1)[0]])
        api = os.path.join(folder, "apis", name.lower().replace(".", "-").replace("_", "-"))
        if parts[0] == "multi-file":
            # All that a root refers to lies in the folder below multi-file.
            shutil.copytree(os.path.join(CORPUS, *parts[:2]), api)
            spec = "/".join(parts[2:])
        else:
            os.makedirs(api)
            spec = "openapi." + parts[-1].rsplit(".", 1)[1]
            shutil.copy(os.path.join(CORPUS, path), os.path.join(api, spec))
        with open(os.path.join(api, "api.yaml"), "w") as file:
            file.write(f"spec: {spec}\n")
        write(api, "notes.md", "# Notes\n\nWhat callers of this API ought to know besides.\n")
    write(folder, "site.yaml", "title: A hundred APIs\n")
    return folder


NOUNS = ("permit street licence vehicle school grant parcel border visit court case benefit pension tax form "
         "river sensor tree road bridge ward clinic nurse dose claim payment refund notice appeal tenant").split()


def many(folder, count):
    """A portal of small APIs of about ten operations each."""
    for number in range(count):
        dice = random.Random(number)
        things = dice.sample(NOUNS, 2)
        api = os.path.join("apis", f"{things[0]}-{number:05}")
        write(folder, f"{api}/openapi.yaml", description(dice, things, number))
        write(folder, f"{api}/guides/errors.md", ERRORS.format(thing=things[0]))
    write(folder, "site.yaml", f"title: {count} APIs\n")
    return folder


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def description(dice, things, number):
    text = HEAD.format(title=f"{things[0].capitalize()} service {number}", thing=things[0], number=number)
    for thing in things:
        text += PATHS.format(thing=thing, Thing=thing.capitalize())
    text += "components:\n  schemas:\n"
    for thing in things:
        text += SCHEMA.format(thing=thing, Thing=thing.capitalize(), most=dice.randint(20, 200))
    return text


HEAD = """openapi: 3.0.3
info:
  title: {title}
  version: 1.{number}.0
  description: Keeps each {thing} of a department, and tells others when one changes.
servers:
  - url: https://api.example.org/{thing}-{number}/v1
paths:
"""

PATHS = """  /{thing}s:
    get:
      operationId: list{Thing}s
      summary: List every {thing}
      parameters:
        - {{name: page, in: query, description: Which part of the list, schema: {{type: integer, minimum: 1}}}}
        - {{name: status, in: query, schema: {{type: string, enum: [open, closed]}}}}
      responses:
        '200':
          description: The {thing}s
          content:
            application/json:
              schema: {{type: array, items: {{$ref: '#/components/schemas/{Thing}'}}}}
        '401': {{description: Not signed in}}
    post:
      operationId: create{Thing}
      summary: Register a {thing}
      requestBody:
        content:
          application/json: {{schema: {{$ref: '#/components/schemas/{Thing}'}}}}
      responses:
        '201': {{description: The {thing} is registered}}
        '422': {{description: A field is wrong}}
  /{thing}s/{{id}}:
    parameters:
      - {{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}
    get:
      operationId: get{Thing}
      summary: Look a {thing} up
      responses:
        '200':
          description: The {thing}
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/{Thing}'}}}}
        '404': {{description: There is none}}
    put:
      operationId: replace{Thing}
      summary: Replace a {thing}
      requestBody:
        content:
          application/json: {{schema: {{$ref: '#/components/schemas/{Thing}'}}}}
      responses:
        '200': {{description: Replaced}}
    delete:
      operationId: delete{Thing}
      summary: Remove a {thing}
      responses:
        '204': {{description: Removed}}
"""

SCHEMA = """    {Thing}:
      type: object
      required: [id, name]
      properties:
        id: {{type: string, format: uuid, readOnly: true, description: Given by the service}}
        name: {{type: string, maxLength: {most}, description: What people call the {thing}}}
        status: {{type: string, enum: [open, closed], description: Whether anything is left to be done}}
        opened: {{type: string, format: date-time}}
        cost: {{type: integer, minimum: 0, description: In pence}}
"""

ERRORS = """# Errors

A request for a {thing} that is not there is answered with 404.

## What to do

| Status | Meaning | What to do |
| --- | --- | --- |
| 401 | Not signed in | Ask for a new token |
| 422 | A field of the {thing} is wrong | Mend the field that the answer names |
"""
