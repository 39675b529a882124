"""`zonaparse schema`."""

import json

import click

from zonaparse.article import Article


@click.command(epilog="Example: zonaparse schema > article.schema.json")
def schema() -> None:
    """Print the JSON Schema of an Article."""
    click.echo(json.dumps(Article.model_json_schema(), indent=2, ensure_ascii=False))
