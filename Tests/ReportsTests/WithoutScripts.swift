/// A page without its scripts: what a browser shows where they do not run.
func withoutScripts(_ html: String) -> String {
  html.replacing(#/<script[^>]*>.*?<\/script>/#.dotMatchesNewlines(), with: "")
}
