package carry

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"kith/data"
)

// sourceKey is one entry of one program.
func sourceKey(s data.Source) string { return s.App + "\x00" + s.ID }

// contentKey is what two copies of one entry have in common: the day, the words,
// and the pictures in their places whatever they are called.
func contentKey(e *data.Entry) string {
	h := sha256.New()
	body := e.Body
	for n, a := range e.Attachments {
		body = strings.ReplaceAll(body, a.ID.String(), "#"+strconv.Itoa(n))
	}
	_, _ = fmt.Fprintf(h, "%s\x00%s\x00%s", e.Day, strings.TrimSpace(e.Title), strings.TrimSpace(body)) // a hash takes all
	return hex.EncodeToString(h.Sum(nil)[:16])
}
