"""All of WeasyPrint: layout in `layout`, and every reach into its tag tree in `tags`."""
