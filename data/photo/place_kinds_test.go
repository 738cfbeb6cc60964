package photo

import "testing"

func TestKindsThatMayKeepAPlace(t *testing.T) {
	for head, want := range map[string]bool{
		"\x00\x00\x00\x18ftypheic": true, "\x00\x00\x00\x20ftypqt  ": true, "\x00\x00\x10\x00moov": true,
		"II*\x00": true, "MM\x00*": true, "\x1aE\xdf\xa3webm": true,
		"": false, "ftyp": false, "\xff\xd8\xff\xe1": false, "\x89PNG\r\n\x1a\n": false, "%PDF-1.7": false, "plain words": false,
	} {
		if got := MayKeepPlace([]byte(head)); got != want {
			t.Errorf("%q: got %v, want %v", head, got, want)
		}
	}
}
