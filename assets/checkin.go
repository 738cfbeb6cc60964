package assets

import _ "embed"

// CheckIn is the program's own weekly questions, in the format of package measure.
//
//go:embed checkin.json
var CheckIn []byte
