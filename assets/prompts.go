package assets

import _ "embed"

// Prompts are the questions to write about, by strand, and the templates that come
// with the program, in English: {"prompts": {strand: [question]}, "templates": [{name, body}]}.
//
//go:embed prompts/en.json
var Prompts []byte
