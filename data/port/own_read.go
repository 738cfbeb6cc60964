package port

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"

	"kith/data"
)

const ownName = "a Kith export"

// readOwn reads the own form. Lists that this version does not know are passed over.
func readOwn(ctx context.Context, in *Input, sink Sink) error {
	r, err := in.whole(maxText)
	if err != nil {
		return err
	}
	w := newWalk(r, ownName)
	version := 0
	err = w.object(func(key string) error {
		switch key {
		case "format":
			var s string
			if err := w.value(&s); err != nil || s != AppKith {
				return unreadable(ownName, "it is another kind of file")
			}
			return nil
		case "version":
			if err := w.value(&version); err != nil || version < 1 || version > OwnVersion {
				return unreadable(ownName, "it was written by a newer version of Kith")
			}
			return nil
		}
		if version == 0 {
			return unreadable(ownName, "its version is missing")
		}
		if key == PartFiles {
			return ownFiles(ctx, w, sink)
		}
		return ownPart(ctx, w, key, sink)
	})
	if err == nil && version == 0 {
		err = unreadable(ownName, "its version is missing")
	}
	return err
}

// ownNoun makes an empty record of a list; nil for a list that is not known.
func ownNoun(part string) any {
	switch part {
	case PartPeople:
		return &data.Person{}
	case PartGroups:
		return &data.Group{}
	case PartTies:
		return &data.Tie{}
	case PartDefinitions:
		return &data.Definition{}
	case PartEntries:
		return &data.Entry{}
	case PartVersions:
		return &data.Version{}
	case PartItems:
		return &data.Item{}
	case PartContacts:
		return &data.Contact{}
	case PartFeelings:
		return &data.Feeling{}
	case PartRecords:
		return &data.Record{}
	case PartCheckIns:
		return &data.CheckIn{}
	case PartDrafts:
		return &data.Draft{}
	case PartPreferences:
		return &data.Preference{}
	}
	return nil
}

// ownPart reads one list; a record that cannot be read is a fault.
func ownPart(ctx context.Context, w walk, part string, sink Sink) error {
	if ownNoun(part) == nil {
		return w.skip()
	}
	return w.list(func(n int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		raw, err := w.raw()
		if err != nil {
			return err
		}
		v := ownNoun(part)
		if err := json.Unmarshal(raw, v); err != nil {
			return sink.Fault(Fault{fmt.Sprintf("%s, number %d", part, n+1), whyJSON(err)})
		}
		return sink.Noun(v)
	})
}

// ownFiles reads the attachments, each as a stream.
func ownFiles(ctx context.Context, w walk, sink Sink) error {
	return w.list(func(int) error {
		var id data.ID
		return w.object(func(key string) error {
			switch key {
			case "id":
				if err := w.value(&id); err != nil {
					return err
				}
				return nil
			case "data":
				if id.IsZero() {
					return unreadable(ownName, "a file has no id before its data")
				}
				return ownFile(ctx, w, id, sink)
			}
			return w.skip()
		})
	})
}

// ownFile hands on one attachment. What the sink leaves unread is passed over.
func ownFile(ctx context.Context, w walk, id data.ID, sink Sink) error {
	if err := w.open('[', "a list"); err != nil {
		return err
	}
	chunks := &ownChunks{ctx: ctx, walk: w}
	if err := sink.Noun(&OwnFile{id, chunks}); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, chunks); err != nil {
		return err
	}
	_, err := w.token()
	return err
}

// ownChunks reads the strings of a file's data one after the other.
type ownChunks struct {
	ctx  context.Context
	walk walk
	left []byte
}

// Read gives the next bytes, io.EOF at the end of the list.
func (c *ownChunks) Read(p []byte) (int, error) {
	for len(c.left) == 0 {
		if err := c.ctx.Err(); err != nil {
			return 0, err
		}
		if !c.walk.More() {
			return 0, io.EOF
		}
		var text string
		if err := c.walk.value(&text); err != nil {
			return 0, err
		}
		b, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return 0, unreadable(ownName, "the data of a file is not base64")
		}
		c.left = b
	}
	n := copy(p, c.left)
	c.left = c.left[n:]
	return n, nil
}
