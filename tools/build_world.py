#!/usr/bin/env python3
"""Make the shapes of the desk's map, src/bordereau/desk/world.json, from Natural Earth's 1:110m countries.

    pip download --no-deps --dest wheels geopandas==0.14.4 pyshp
    pip install --no-deps wheels/pyshp-*.whl
    python tools/build_world.py wheels/geopandas-0.14.4-py3-none-any.whl

Natural Earth is in the public domain. The wheel is only a carrier: nothing of geopandas' own code is taken.
Shapes are rounded to a tenth of a degree (about 11 km), Antarctica is left out, and where the source has no
ISO code for a state ('-99'), that of its name is taken.
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "bordereau" / "desk" / "world.json"
SHAPES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
NO_CODE = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}
LEFT_OUT = {"ATA"}


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the shapes of the desk's map.")
    parser.add_argument("wheel", type=Path, help="geopandas-0.14.4-py3-none-any.whl")
    features = list(shapes(parser.parse_args().wheel))
    about = "Natural Earth, Admin 0 countries, 1:110m, public domain; made by tools/build_world.py"
    world = {"type": "FeatureCollection", "about": about, "features": features}
    OUT.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(features)} shapes, {OUT.stat().st_size // 1000} kB: {OUT.relative_to(Path.cwd())}")


def shapes(wheel: Path) -> list[dict[str, Any]]:
    """One GeoJSON feature a state or territory, its ISO 3166-1 alpha-3 code as `id`, ordered by it."""
    import shapefile

    with zipfile.ZipFile(wheel) as archive:
        parts = {end: io.BytesIO(archive.read(f"{SHAPES}.{end}")) for end in ("shp", "shx", "dbf")}
        records = shapefile.Reader(**parts, encoding="latin-1").shapeRecords()
    found = [feature(r.record.as_dict(), r.shape.__geo_interface__) for r in records]
    return sorted((f for f in found if f["id"] not in LEFT_OUT), key=lambda f: (f["id"], f["name"]))


def feature(record: dict[str, Any], geometry: dict[str, Any]) -> dict[str, Any]:
    code = record["iso_a3"] if record["iso_a3"] != "-99" else NO_CODE.get(record["name"], "")
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    kept = [
        rings for rings in ([ring for ring in map(rounded, p) if len(ring) > 3] for p in polygons) if rings
    ]
    shape = {"type": "MultiPolygon", "coordinates": kept}
    return {"type": "Feature", "id": code, "name": record["name"], "geometry": shape}


def rounded(ring: list[tuple[float, float]]) -> list[list[float]]:
    """A ring in tenths of a degree; points that rounding made equal are said once."""
    points = [[round(x, 1), round(y, 1)] for x, y in ring]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


if __name__ == "__main__":
    main()
