"""Which tables and columns a query reads, told from the query itself.

Belongs here: walking DuckDB's own syntax tree (`json_serialize_sql`) to a query's upstream tables and to the columns that
each of its output columns is computed from. Does not belong here: what the tables are for, or Dagster's words for it.

Filters and join conditions decide which rows there are, not what a value is: their columns are no lineage of a value, but
their tables are upstream of the query.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import duckdb

Node = dict[str, Any]
Sources = frozenset[tuple[str, str]]  # (table with schema, column)
Columns = dict[str, Sources]  # output column -> where its value comes from
Scope = list[tuple[str, Columns]]  # (relation alias, its columns), in the order of the FROM clause

NONE: Sources = frozenset()


def parse_query(connection: duckdb.DuckDBPyConnection, sql: str) -> Node:
    """The syntax tree of one SELECT statement. Errors: ValueError with DuckDB's message and the place in the text."""
    row = connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    tree: Node = json.loads(row[0]) if row else {"error": True, "error_message": "no answer"}
    if tree["error"]:
        place = f" at character {tree['position']}" if tree.get("position") else ""
        raise ValueError(f"{tree['error_message']}{place}")
    if len(tree["statements"]) != 1:
        raise ValueError(f"one SELECT is expected, not {len(tree['statements'])} statements")
    return tree["statements"][0]["node"]


def upstream_tables(tree: Node) -> set[str]:
    """The tables with a schema that the query reads anywhere, as `schema.table`."""
    return {
        f"{node['schema_name']}.{node['table_name']}" for node in _nodes(tree) if node.get("type") == "BASE_TABLE" and node["schema_name"]
    }


def column_sources(tree: Node, table_columns: Callable[[str], list[str]]) -> Columns:
    """For each output column, in order, the (table, column) pairs that its value is computed from."""
    return _Walk(table_columns).query(tree, {}, [])


def _nodes(tree: object) -> Iterator[Node]:
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _nodes(value)


class _Walk:
    """One descent through a syntax tree; `table_columns` tells the columns of a stored table."""

    def __init__(self, table_columns: Callable[[str], list[str]]) -> None:
        self._table_columns = table_columns

    def query(self, node: Node, ctes: Mapping[str, Columns], outer: Scope) -> Columns:
        ctes = dict(ctes)
        for entry in node.get("cte_map", {}).get("map", []):
            cte = entry["value"]
            body = cte["query_node"] if "query_node" in cte else cte["query"]["node"]
            ctes[entry["key"]] = _rename(self.query(body, ctes, outer), cte["aliases"])
        match node["type"]:
            case "SELECT_NODE":
                return self._select(node, ctes, outer)
            case "SET_OPERATION_NODE":
                children = node.get("children") or [node["left"], node["right"]]
                return _union([self.query(child, ctes, outer) for child in children], by_name=node["setop_type"].endswith("BY_NAME"))
            case "RECURSIVE_CTE_NODE":
                start = self.query(node["left"], ctes, outer)
                step = self.query(node["right"], {**ctes, node["cte_name"]: start}, outer)
                return _union([start, step], by_name=False)
            case _:
                return {}

    def _select(self, node: Node, ctes: Mapping[str, Columns], outer: Scope) -> Columns:
        scope = self._relation(node["from_table"], ctes, outer)
        columns: Columns = {}
        for number, item in enumerate(node["select_list"], start=1):
            if item["class"] == "STAR":
                columns.update(self._star(item, ctes, scope, outer))
            else:
                name = item["alias"] or (item["column_names"][-1] if item["class"] == "COLUMN_REF" else f"column {number}")
                columns[name] = self._value(item, ctes, [*scope, ("", columns), *outer])
        return columns

    def _star(self, item: Node, ctes: Mapping[str, Columns], scope: Scope, outer: Scope) -> Columns:
        columns: Columns = {}
        for alias, relation in scope:
            if not item["relation_name"] or item["relation_name"] == alias:
                for name, sources in relation.items():
                    columns.setdefault(name, sources)
        for name in item["exclude_list"]:
            columns.pop(name, None)
        for replacement in item["replace_list"]:
            expression = replacement.get("value") or replacement.get("expression") or {}
            columns[replacement["key"]] = self._value(expression, ctes, [*scope, *outer])
        return columns

    def _relation(self, node: Node | None, ctes: Mapping[str, Columns], outer: Scope) -> Scope:
        node = node or {"type": "EMPTY"}
        match node["type"]:
            case "BASE_TABLE":
                name = node["table_name"]
                if node["schema_name"]:
                    table = f"{node['schema_name']}.{name}"
                    columns: Columns = {column: frozenset({(table, column)}) for column in self._table_columns(table)}
                else:
                    columns = ctes.get(name, {})
                return [(node["alias"] or name, _rename(columns, node["column_name_alias"]))]
            case "JOIN":
                left = self._relation(node["left"], ctes, outer)
                return [*left, *self._relation(node["right"], ctes, [*left, *outer])]
            case "SUBQUERY":
                columns = self.query(node["subquery"]["node"], ctes, outer)
                return [(node["alias"], _rename(columns, node["column_name_alias"]))]
            case "TABLE_FUNCTION":
                sources = self._value(node["function"]["arguments"], ctes, outer)
                names = node["column_name_alias"] or [node["alias"] or node["function"]["function_name"]]
                return [(node["alias"], dict.fromkeys(names, sources))]
            case "EXPRESSION_LIST":
                return [(node["alias"], dict.fromkeys(node.get("expected_names") or node["column_name_alias"], NONE))]
            case _:
                return []

    def _value(self, node: object, ctes: Mapping[str, Columns], scope: Scope) -> Sources:
        if isinstance(node, list):
            return frozenset().union(*(self._value(item, ctes, scope) for item in node)) if node else NONE
        if not isinstance(node, dict):
            return NONE
        if node.get("class") == "COLUMN_REF":
            return _resolve(node["column_names"], scope)
        if node.get("class") == "SUBQUERY":
            inner = self.query(node["subquery"]["node"], ctes, scope)
            return frozenset().union(self._value(node["child"], ctes, scope), *inner.values())
        return frozenset().union(*(self._value(value, ctes, scope) for value in node.values()))


def _resolve(names: list[str], scope: Scope) -> Sources:
    """The sources of a column reference: by relation where it is qualified, else the first relation that has the column."""
    if len(names) > 1:
        for alias, columns in scope:
            if alias.casefold() == names[-2].casefold() and names[-1] in columns:
                return columns[names[-1]]
    for _, columns in scope:
        if names[0] in columns:
            return columns[names[0]]
    return NONE


def _rename(columns: Columns, aliases: list[str]) -> Columns:
    if not aliases:
        return columns
    names = [*aliases, *list(columns)[len(aliases) :]]
    return dict(zip(names, columns.values(), strict=False))


def _union(parts: list[Columns], *, by_name: bool) -> Columns:
    first, *rest = parts
    columns = dict(first)
    for part in rest:
        names = list(part) if by_name else list(columns)
        for name, sources in zip(names, part.values(), strict=False):
            columns[name] = columns.get(name, NONE) | sources
    return columns
