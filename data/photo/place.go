package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// The beginnings of what cameras write.
var (
	exifHead = []byte("Exif\x00\x00")
	pngHead  = []byte("\x89PNG\r\n\x1a\n")
)

// Tags of EXIF.
const (
	tagOrientation = 0x0112
	tagPlace       = 0x8825 // leads to the directory of the place
)

// WithoutPlace gives a picture without the place where it was taken. A file of another
// kind, and one that says nothing of a place, comes back as it is.
func WithoutPlace(file []byte) []byte {
	switch {
	case bytes.HasPrefix(file, []byte("\xff\xd8")):
		return jpegWithoutPlace(file)
	case bytes.HasPrefix(file, pngHead):
		return pngWithoutPlace(file)
	case len(file) > 12 && string(file[:4]) == "RIFF" && string(file[8:12]) == "WEBP":
		return webpWithoutPlace(file)
	}
	return file
}

// MayKeepPlace says by its first bytes that a file is of a kind in which a camera or a
// phone writes the place and from which WithoutPlace cannot take it: HEIC, AVIF, TIFF
// and raw pictures, MP4 and QuickTime films, Matroska. It cannot say whether it is there.
func MayKeepPlace(head []byte) bool {
	for _, sign := range []string{"II*\x00", "MM\x00*", "IIRO", "IIU\x00", "FUJIFILM", "\x1aE\xdf\xa3"} {
		if bytes.HasPrefix(head, []byte(sign)) {
			return true
		}
	}
	if len(head) < 8 {
		return false
	}
	switch string(head[4:8]) { // the first box of the ISO base media format, and of QuickTime before it
	case "ftyp", "moov", "mdat", "wide", "free", "skip", "pnot":
		return true
	}
	return false
}

// segments calls f with each segment of a JPEG file before its picture: where it
// begins, its mark, and its content. It gives where the picture begins.
func segments(file []byte, f func(at int, mark byte, content []byte)) int {
	at := 2
	for at+4 <= len(file) && file[at] == 0xff {
		mark := file[at+1]
		if mark == 0xff { // a filling
			at++
			continue
		}
		if mark == 0xda || mark == 0xd9 {
			break
		}
		end := at + 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		if end < at+4 || end > len(file) {
			break
		}
		f(at, mark, file[at+4:end])
		at = end
	}
	return at
}

func jpegWithoutPlace(file []byte) []byte {
	out := bytes.Clone(file[:2])
	rest := segments(file, func(at int, mark byte, content []byte) {
		segment := file[at : at+4+len(content)]
		switch {
		case mark == 0xe1 && bytes.HasPrefix(content, exifHead):
			clean := bytes.Clone(segment)
			if blankPlace(clean[4+len(exifHead):]) {
				out = append(out, clean...)
			}
		case mark == 0xe1, mark == 0xed: // XMP and IPTC, where a place stands among other words
		default:
			out = append(out, segment...)
		}
	})
	return append(out, file[rest:]...)
}

func pngWithoutPlace(file []byte) []byte {
	out := bytes.Clone(pngHead)
	for at := len(pngHead); at < len(file); {
		if at+12 > len(file) {
			return append(out, file[at:]...)
		}
		length := int64(binary.BigEndian.Uint32(file[at:]))
		if length > int64(len(file)-at-12) {
			return append(out, file[at:]...)
		}
		chunk := file[at : at+12+int(length)]
		at += len(chunk)
		switch string(chunk[4:8]) {
		case "eXIf":
			clean := bytes.Clone(chunk)
			if blankPlace(clean[8 : len(clean)-4]) {
				binary.BigEndian.PutUint32(clean[len(clean)-4:], crc32.ChecksumIEEE(clean[4:len(clean)-4]))
				out = append(out, clean...)
			}
		case "iTXt", "tEXt", "zTXt": // words of all kinds, XMP among them
		default:
			out = append(out, chunk...)
		}
	}
	return out
}

func webpWithoutPlace(file []byte) []byte {
	out := bytes.Clone(file[:12])
	for at := 12; at+8 <= len(file); {
		length := int64(binary.LittleEndian.Uint32(file[at+4:]))
		end := int64(at) + 8 + length + length%2
		if end > int64(len(file)) {
			end = int64(len(file))
		}
		chunk := file[at:end]
		at = int(end)
		switch string(chunk[:4]) {
		case "EXIF":
			clean := bytes.Clone(chunk)
			if blankPlace(bytes.TrimPrefix(clean[8:], exifHead)) {
				out = append(out, clean...)
			}
		case "XMP ":
		default:
			out = append(out, chunk...)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// directory is a list of fields of EXIF.
type directory struct {
	tiff  []byte
	order binary.ByteOrder
	at    int // of the first field
	count int
}

// firstDirectory reads the head of EXIF.
func firstDirectory(tiff []byte) (directory, bool) {
	if len(tiff) < 8 {
		return directory{}, false
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	} else if string(tiff[:2]) != "II" {
		return directory{}, false
	}
	return directoryAt(tiff, order, int64(order.Uint32(tiff[4:])))
}

func directoryAt(tiff []byte, order binary.ByteOrder, at int64) (directory, bool) {
	if at < 8 || at+2 > int64(len(tiff)) {
		return directory{}, false
	}
	d := directory{tiff, order, int(at) + 2, int(order.Uint16(tiff[at:]))}
	return d, d.at+12*d.count <= len(tiff)
}

// field gives one field of 12 bytes with its tag.
func (d directory) field(i int) (tag uint16, field []byte) {
	field = d.tiff[d.at+12*i : d.at+12*i+12]
	return d.order.Uint16(field), field
}

// blankPlace overwrites the place in EXIF. It says no where the place cannot be told
// from the rest, or the whole cannot be read: then all of it has to go.
func blankPlace(tiff []byte) bool {
	d, ok := firstDirectory(tiff)
	if !ok {
		return false
	}
	for i := range d.count {
		tag, field := d.field(i)
		if tag != tagPlace {
			continue
		}
		place, ok := directoryAt(tiff, d.order, int64(d.order.Uint32(field[8:])))
		if !ok || !place.blank() {
			return false
		}
		d.order.PutUint32(field[8:], 0) // leads nowhere
		d.order.PutUint32(field[4:], 0)
	}
	return true
}

// blank overwrites a directory and all values that it leads to.
func (d directory) blank() bool {
	sizes := [...]int64{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8}
	for i := range d.count {
		_, field := d.field(i)
		kind := d.order.Uint16(field[2:])
		if int(kind) >= len(sizes) {
			return false
		}
		length := sizes[kind] * int64(d.order.Uint32(field[4:]))
		if length > 4 {
			at := int64(d.order.Uint32(field[8:]))
			if at < 8 || at+length > int64(len(d.tiff)) {
				return false
			}
			clear(d.tiff[at : at+length])
		}
		clear(field)
	}
	d.order.PutUint16(d.tiff[d.at-2:], 0)
	return true
}

// orientation gives how a JPEG picture was held, from 1 to 8; 1 where it does not say.
func orientation(file []byte) int {
	how := 1
	if !bytes.HasPrefix(file, []byte("\xff\xd8")) {
		return how
	}
	segments(file, func(_ int, mark byte, content []byte) {
		if mark != 0xe1 || !bytes.HasPrefix(content, exifHead) {
			return
		}
		d, ok := firstDirectory(content[len(exifHead):])
		for i := 0; ok && i < d.count; i++ {
			if tag, field := d.field(i); tag == tagOrientation {
				if v := int(d.order.Uint16(field[8:])); v >= 1 && v <= 8 {
					how = v
				}
			}
		}
	})
	return how
}
