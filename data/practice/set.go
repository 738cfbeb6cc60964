package practice

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kith/data"
)

// Set is the practices that a person has: the shipped ones and their own.
type Set struct {
	list []*Practice
}

// Load reads the shipped practices from files, which holds a folder for each language
// with a file for each practice. A practice that the language lacks comes in English.
func Load(files fs.FS, language string) (*Set, error) {
	s := &Set{}
	for _, name := range []string{"en", language} {
		folder, err := fs.ReadDir(files, name)
		if errors.Is(err, fs.ErrNotExist) && name != "en" {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read the shipped practices: %w", err)
		}
		for _, file := range folder {
			if !strings.HasSuffix(file.Name(), ".json") {
				continue
			}
			b, err := fs.ReadFile(files, path.Join(name, file.Name()))
			if err != nil {
				return nil, fmt.Errorf("read a shipped practice: %w", err)
			}
			p, err := Parse(b)
			if err != nil {
				return nil, fmt.Errorf("read practice %s/%s: %w", name, file.Name(), err)
			}
			s.Put(p)
		}
	}
	return s, nil
}

// Own reads the practices that the person made or took in. One that cannot be read is
// left out and counted; one with the id of a shipped practice stands in its place.
func (s *Set) Own(defs []data.Definition) (unread int) {
	for _, d := range defs {
		if d.Kind != data.DefPractice {
			continue
		}
		p, err := Parse(d.Body)
		if err != nil {
			unread++
			continue
		}
		s.Put(p)
	}
	return unread
}

// Copy gives a set of its own with the same practices.
func (s *Set) Copy() *Set { return &Set{list: slices.Clone(s.list)} }

// Put adds a practice, in the place of the one with its id.
func (s *Set) Put(p *Practice) {
	s.list = slices.DeleteFunc(s.list, func(o *Practice) bool { return o.ID == p.ID && (o.Makes == MakesItem) == (p.Makes == MakesItem) })
	s.list = append(s.list, p)
	slices.SortStableFunc(s.list, func(a, b *Practice) int {
		strand := slices.Index(Strands(), a.Strand) - slices.Index(Strands(), b.Strand)
		return cmp.Or(strand, cmp.Compare(a.Order, b.Order), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
}

// All gives every practice: by strand, in the order of each.
func (s *Set) All() []*Practice { return s.list }

// Named gives the practice with an id that makes no item; nil if there is none.
func (s *Set) Named(id string) *Practice { return s.first(id, false) }

// Item gives the description of a kind of item; nil if there is none.
func (s *Set) Item(kind string) *Practice { return s.first(kind, true) }

func (s *Set) first(id string, item bool) *Practice {
	for _, p := range s.list {
		if p.ID == id && (p.Makes == MakesItem) == item {
			return p
		}
	}
	return nil
}

// About gives the practices that are about a kind of item.
func (s *Set) About(kind string) []*Practice {
	var out []*Practice
	for _, p := range s.list {
		if p.Makes == MakesRecord && p.About.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}
