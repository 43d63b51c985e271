"""The cadres' page at `/`: one module a feature, with its routes, its template and its place in the menu."""
