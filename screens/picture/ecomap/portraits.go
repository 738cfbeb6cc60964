package ecomap

import (
	"context"
	"image"
	"io"

	"kith/data"
	"kith/data/photo"
	"kith/screens/picture"
)

// Files gives sealed files, as data.Store does.
type Files interface {
	OpenFile(ctx context.Context, id data.ID) (io.ReadSeekCloser, error)
}

// Portraits are photos of people, small, by the id of the photo. Nil stands for one
// that cannot be shown.
type Portraits map[data.ID]image.Image

// portraitSide is the side of a portrait in pixels.
const portraitSide = 128

// ReadPortraits reads the photos of people. Those in known are not read again; one
// that is missing, damaged or no picture is left out: initials stand in for it.
func ReadPortraits(ctx context.Context, files Files, people []data.Person, known Portraits) Portraits {
	out := Portraits{}
	for _, p := range people {
		if p.Photo == nil || p.Archived || ctx.Err() != nil {
			continue
		}
		img, have := known[p.Photo.ID]
		if !have {
			img = portrait(ctx, files, p.Photo.ID)
		}
		out[p.Photo.ID] = img
	}
	return out
}

// Of gives the photos by person, for Style.
func (p Portraits) Of(people []data.Person) map[string]image.Image {
	out := map[string]image.Image{}
	for _, one := range people {
		if one.Photo != nil && p[one.Photo.ID] != nil {
			out[one.ID.String()] = p[one.Photo.ID]
		}
	}
	return out
}

// portrait reads one photo and makes it small; nil where that cannot be.
func portrait(ctx context.Context, files Files, id data.ID) image.Image {
	f, err := files.OpenFile(ctx, id)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	file, err := photo.Read(f)
	if err != nil {
		return nil
	}
	img, err := photo.Show(file, 4*portraitSide) // upright, and small before it is cut
	if err != nil {
		return nil
	}
	return picture.Thumbnail(img, portraitSide)
}
