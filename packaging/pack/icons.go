package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"

	"kith/assets"
)

// sizes are the widths in pixels in which the icon is made: those of the hicolor theme
// of Linux, of Windows and of macOS.
func sizes() []int { return []int{16, 20, 22, 24, 32, 40, 48, 64, 128, 256, 512, 1024} }

// writeIcons makes the icon in all sizes and forms.
func writeIcons(folder string) error {
	pictures, err := scaled(assets.AppIcon)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder of the icons: %w", err)
	}
	files := map[string][]byte{"kith.ico": ico(pictures), "kith.icns": icns(pictures)}
	for size, picture := range pictures {
		files[fmt.Sprintf("kith-%d.png", size)] = picture
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o644); err != nil {
			return fmt.Errorf("write the icon: %w", err)
		}
	}
	return nil
}

// scaled gives the icon as a PNG in each size.
func scaled(icon []byte) (map[int][]byte, error) {
	whole, err := png.Decode(bytes.NewReader(icon))
	if err != nil {
		return nil, fmt.Errorf("read the icon: %w", err)
	}
	pictures := map[int][]byte{}
	for _, size := range sizes() {
		small := image.NewRGBA(image.Rect(0, 0, size, size))
		draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Src, nil)
		var b bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&b, small); err != nil {
			return nil, fmt.Errorf("write the icon: %w", err)
		}
		pictures[size] = b.Bytes()
	}
	return pictures, nil
}

// ico puts PNGs into the form of Windows: a directory of fixed records, then the
// pictures (https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)). A width
// of 256 is written as 0.
func ico(pictures map[int][]byte) []byte {
	widths := []int{16, 20, 24, 32, 40, 48, 64, 256}
	var head, body bytes.Buffer
	little(&head, uint16(0), uint16(1), uint16(len(widths)))
	for _, width := range widths {
		picture := pictures[width]
		at := 6 + 16*len(widths) + body.Len()
		little(&head, uint8(width), uint8(width), uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(picture)), uint32(at))
		body.Write(picture)
	}
	return append(head.Bytes(), body.Bytes()...)
}

// icns puts PNGs into the form of macOS: pieces of a four-letter type, the length with
// its eight bytes of head, and a PNG. The types are those that iconutil writes; each
// "@2x" one is a picture of twice the width that it is shown in.
func icns(pictures map[int][]byte) []byte {
	pieces := []struct {
		kind  string
		width int
	}{
		{"ic11", 32}, {"ic12", 64}, {"ic07", 128}, {"ic13", 256}, {"ic08", 256}, {"ic14", 512}, {"ic09", 512}, {"ic10", 1024},
	}
	var body bytes.Buffer
	for _, piece := range pieces {
		picture := pictures[piece.width]
		body.WriteString(piece.kind)
		big(&body, uint32(8+len(picture)))
		body.Write(picture)
	}
	var whole bytes.Buffer
	whole.WriteString("icns")
	big(&whole, uint32(8+body.Len()))
	whole.Write(body.Bytes())
	return whole.Bytes()
}

// little and big write numbers of fixed width, which a buffer in memory always takes.
func little(b *bytes.Buffer, numbers ...any) {
	for _, n := range numbers {
		_ = binary.Write(b, binary.LittleEndian, n)
	}
}

func big(b *bytes.Buffer, number uint32) { _ = binary.Write(b, binary.BigEndian, number) }
