"""The live preview: what it shows of a project (`look`, `desk`, `shell`), and how (`server`, `watch`)."""
