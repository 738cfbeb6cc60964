package kit

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// The icons are drawn as strokes (assets/icons/strokes) and shipped as outlines
// (assets/icons), because the toolkit colours only what is filled. This file
// turns the one into the other; icons_test.go checks that they belong together.

type strokes struct {
	Width   float64 `xml:"stroke-width,attr"`
	Shapes  []shape `xml:",any"`
	ViewBox string  `xml:"viewBox,attr"`
}

type shape struct {
	XMLName xml.Name
	D       string  `xml:"d,attr"`
	Fill    string  `xml:"fill,attr"`
	Stroke  string  `xml:"stroke,attr"`
	CX      float64 `xml:"cx,attr"`
	CY      float64 `xml:"cy,attr"`
	R       float64 `xml:"r,attr"`
}

type point struct{ x, y float64 }

type line struct {
	points []point
	closed bool
}

// outline gives the filled drawing of a stroked one.
func outline(svg []byte) ([]byte, error) {
	var s strokes
	if err := xml.Unmarshal(svg, &s); err != nil {
		return nil, err
	}
	var out strings.Builder
	out.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="` + s.ViewBox + `">` + "\n")
	for _, sh := range s.Shapes {
		lines, err := sh.lines()
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			out.WriteString(`<path fill="#000" d="` + l.outlined(sh, s.Width/2) + `"/>` + "\n")
		}
	}
	out.WriteString("</svg>\n")
	return []byte(out.String()), nil
}

// outlined gives the path data of one line: its stroke, its inside, or both.
func (l line) outlined(sh shape, half float64) string {
	filled := sh.Fill != "" && sh.Fill != "none"
	if sh.Stroke == "none" {
		return contour(l.points)
	}
	if !l.closed {
		there := side(l.points, half, false)
		back := side(reversed(l.points), half, false)
		return contour(append(there, back...))
	}
	one, other := side(l.points, half, true), side(reversed(l.points), half, true)
	if !filled {
		return contour(one) + contour(other)
	}
	if area(one) > 0 == (area(l.points) > 0) && math.Abs(area(one)) > math.Abs(area(other)) {
		return contour(one)
	}
	return contour(other)
}

// side walks along the line half a stroke to its left, round at the corners and,
// when open, round the far end.
func side(points []point, half float64, closed bool) []point {
	n := len(points)
	var out []point
	last := n - 1
	if closed {
		last = n
	}
	for i := range last {
		a, b := points[i], points[(i+1)%n]
		nx, ny := normal(a, b, half)
		out = append(out, point{a.x + nx, a.y + ny}, point{b.x + nx, b.y + ny})
		if i+1 < last || closed {
			out = append(out, corner(b, a, points[(i+2)%n], half)...)
		} else {
			out = append(out, arcBetween(b, point{nx, ny}, point{-nx, -ny}, half)...)
		}
	}
	return out
}

// corner is what lies between two sides at a corner: an arc outside, the corner
// itself inside.
func corner(at, before, after point, half float64) []point {
	ax, ay := normal(before, at, half)
	bx, by := normal(at, after, half)
	cross := ax*by - ay*bx
	if math.Abs(cross) < 1e-3*half*half {
		return nil
	}
	if cross > 0 {
		if math.Hypot(ax-bx, ay-by) < 0.25*half {
			return nil
		}
		return []point{at}
	}
	return arcBetween(at, point{ax, ay}, point{bx, by}, half)
}

// arcBetween turns clockwise (in a picture whose y grows upwards) from one
// normal to the other.
func arcBetween(at, from, to point, half float64) []point {
	start, end := math.Atan2(from.y, from.x), math.Atan2(to.y, to.x)
	for end > start {
		end -= 2 * math.Pi
	}
	steps := int(math.Ceil((start - end) / (math.Pi / 9)))
	var out []point
	for i := 1; i < steps; i++ {
		a := start + (end-start)*float64(i)/float64(steps)
		out = append(out, point{at.x + half*math.Cos(a), at.y + half*math.Sin(a)})
	}
	return out
}

func normal(a, b point, half float64) (x, y float64) {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	return -dy / length * half, dx / length * half
}

func area(points []point) float64 {
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}

func reversed(points []point) []point {
	out := make([]point, 0, len(points))
	for i := len(points) - 1; i >= 0; i-- {
		out = append(out, points[i])
	}
	return out
}

func contour(points []point) string {
	var out strings.Builder
	for i, p := range points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		fmt.Fprintf(&out, "%s%s %s", command, short(p.x), short(p.y))
	}
	return out.String() + "Z"
}

func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}

// lines flattens a shape.
func (s shape) lines() ([]line, error) {
	switch s.XMLName.Local {
	case "circle":
		pen := pen{}
		pen.move(point{s.CX + s.R, s.CY})
		pen.arc(s.R, false, true, point{s.CX - s.R, s.CY})
		pen.arc(s.R, false, true, point{s.CX + s.R, s.CY})
		pen.close()
		return pen.lines, nil
	case "path":
		return pathLines(s.D)
	}
	return nil, fmt.Errorf("an icon may have paths and circles, not %q", s.XMLName.Local)
}

// pen draws flattened lines.
type pen struct {
	lines []line
	at    point
}

func (p *pen) move(to point) {
	p.lines = append(p.lines, line{points: []point{to}})
	p.at = to
}

func (p *pen) to(to point) {
	if math.Hypot(to.x-p.at.x, to.y-p.at.y) > 1e-6 {
		l := &p.lines[len(p.lines)-1]
		l.points = append(l.points, to)
	}
	p.at = to
}

func (p *pen) close() {
	l := &p.lines[len(p.lines)-1]
	l.closed = true
	first, last := l.points[0], l.points[len(l.points)-1]
	if math.Hypot(first.x-last.x, first.y-last.y) < 1e-3 {
		l.points = l.points[:len(l.points)-1]
	}
	p.at = first
}

func (p *pen) curve(a, b, to point) {
	const steps = 14
	from := p.at
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		p.to(point{
			u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*to.x,
			u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*to.y,
		})
	}
}

// arc draws a part of a circle, as the arc command of a path does.
func (p *pen) arc(r float64, large, sweep bool, to point) {
	from := p.at
	dx, dy := to.x-from.x, to.y-from.y
	chord := math.Hypot(dx, dy)
	r = max(r, chord/2)
	rise := math.Sqrt(max(0, r*r-chord*chord/4))
	if large == sweep {
		rise = -rise
	}
	c := point{(from.x+to.x)/2 - dy/chord*rise, (from.y+to.y)/2 + dx/chord*rise}
	start, end := math.Atan2(from.y-c.y, from.x-c.x), math.Atan2(to.y-c.y, to.x-c.x)
	if sweep && end < start {
		end += 2 * math.Pi
	}
	if !sweep && end > start {
		end -= 2 * math.Pi
	}
	steps := max(2, int(math.Ceil(math.Abs(end-start)*math.Sqrt(r)*4)))
	for i := 1; i < steps; i++ {
		a := start + (end-start)*float64(i)/float64(steps)
		p.to(point{c.x + r*math.Cos(a), c.y + r*math.Sin(a)})
	}
	p.to(to)
}

// pathLines reads the commands M L H V C S A Z, small ones after the first.
func pathLines(d string) ([]line, error) {
	r := &pathReader{text: d}
	p := &pen{}
	var command byte
	for r.more() {
		if c := r.text[0]; unicode.IsLetter(rune(c)) {
			command, r.text = c, r.text[1:]
		}
		if err := r.draw(p, command); err != nil {
			return nil, fmt.Errorf("path %q: %w", d, err)
		}
	}
	return p.lines, r.err
}

type pathReader struct {
	text    string
	control point // the last control point, for S
	err     error
}

func (r *pathReader) draw(p *pen, command byte) error {
	at := p.at
	rel := func() point { x, y := r.number(), r.number(); return point{at.x + x, at.y + y} }
	switch command {
	case 'M':
		p.move(point{r.number(), r.number()})
	case 'L':
		p.to(point{r.number(), r.number()})
	case 'l':
		p.to(rel())
	case 'h':
		p.to(point{at.x + r.number(), at.y})
	case 'v':
		p.to(point{at.x, at.y + r.number()})
	case 'c':
		a, b, to := rel(), rel(), rel()
		p.curve(a, b, to)
		r.control = b
	case 's':
		a := point{2*at.x - r.control.x, 2*at.y - r.control.y}
		b, to := rel(), rel()
		p.curve(a, b, to)
		r.control = b
	case 'a':
		radius := r.number()
		_, _ = r.number(), r.number()
		large, sweep := r.number() != 0, r.number() != 0
		p.arc(radius, large, sweep, rel())
	case 'z':
		p.close()
	default:
		return fmt.Errorf("unknown command %q", command)
	}
	return r.err
}

func (r *pathReader) more() bool {
	r.text = strings.TrimLeft(r.text, " ,\n")
	return r.text != "" && r.err == nil
}

// number reads one number; a second sign or point starts the next.
func (r *pathReader) number() float64 {
	r.text = strings.TrimLeft(r.text, " ,")
	end, points := 0, 0
	for end < len(r.text) {
		c := r.text[end]
		if c == '.' {
			points++
		}
		if points > 1 || c == '-' && end > 0 || c != '-' && c != '.' && (c < '0' || c > '9') {
			break
		}
		end++
	}
	v, err := strconv.ParseFloat(r.text[:end], 64)
	if err != nil {
		r.err = err
	}
	r.text = r.text[end:]
	return v
}
