package graph

import (
	"math"
	"slices"
)

// A person's box holds the node, the label and some air. All boxes are equally
// high, so two people are clear of each other when their middles are boxHeight
// apart vertically or half the sum of their widths apart horizontally. The air
// is wide enough that the map can be drawn a tenth smaller without overlaps.
const (
	boxHeight = 40.0
	boxAir    = 6.0
)

func boxWidth(label float64) float64 { return 1.12*max(label, NodeSize) + boxAir }

// room knows which places of the map are taken: boxes listed in the cells of a
// grid about half a short label wide. Places beyond the grid fall into its
// outermost cells.
type room struct {
	half   []float64 // half widths of all boxes
	x, y   []float64 // where each box is, once put
	left   float64   // the grid covers -left..left both ways
	cw, ch float64   // size of a cell
	nx, ny int
	cells  [][]int32
}

// newRoom makes an empty room for boxes of the given half widths and a map of
// the given radius.
func newRoom(half []float64, radius float64) *room {
	r := &room{half: half, x: make([]float64, len(half)), y: make([]float64, len(half)), left: radius + 100}
	r.cw, r.ch = max(64, r.left/128), max(boxHeight, r.left/256)
	r.nx, r.ny = int(2*r.left/r.cw)+1, int(2*r.left/r.ch)+1
	r.cells = make([][]int32, r.nx*r.ny)
	return r
}

// span is the range of cells that a box at (x, y) touches.
func (r *room) span(x, y, half float64) (x0, x1, y0, y1 int) {
	col := func(v float64) int { return int(min(max((v+r.left)/r.cw, 0), float64(r.nx-1))) }
	row := func(v float64) int { return int(min(max((v+r.left)/r.ch, 0), float64(r.ny-1))) }
	return col(x - half), col(x + half), row(y - boxHeight/2), row(y + boxHeight/2)
}

// put takes a place for box i.
func (r *room) put(i int32, x, y float64) {
	r.x[i], r.y[i] = x, y
	x0, x1, y0, y1 := r.span(x, y, r.half[i])
	for cy := y0; cy <= y1; cy++ {
		for cx := x0; cx <= x1; cx++ {
			c := cy*r.nx + cx
			r.cells[c] = append(r.cells[c], i)
		}
	}
}

// drop gives the place of box i back.
func (r *room) drop(i int32) {
	x0, x1, y0, y1 := r.span(r.x[i], r.y[i], r.half[i])
	for cy := y0; cy <= y1; cy++ {
		for cx := x0; cx <= x1; cx++ {
			c := cy*r.nx + cx
			list := r.cells[c]
			for k, j := range list {
				if j == i {
					list[k] = list[len(list)-1]
					r.cells[c] = list[:len(list)-1]
					break
				}
			}
		}
	}
}

// clash returns a box that would overlap box i at (x, y), or -1.
func (r *room) clash(i int32, x, y float64) int32 {
	h := r.half[i]
	x0, x1, y0, y1 := r.span(x, y, h)
	for cy := y0; cy <= y1; cy++ {
		for cx := x0; cx <= x1; cx++ {
			for _, j := range r.cells[cy*r.nx+cx] {
				if j != i && math.Abs(r.x[j]-x) < h+r.half[j]-touch && math.Abs(r.y[j]-y) < boxHeight-touch {
					return j
				}
			}
		}
	}
	return -1
}

// touch is how deep boxes may reach into one another, px: places are rounded.
const touch = 0.05

// each visits every box that would overlap box i at (x, y), once.
func (r *room) each(i int32, x, y float64, visit func(j int32)) {
	h := r.half[i]
	x0, x1, y0, y1 := r.span(x, y, h)
	var seen []int32
	for cy := y0; cy <= y1; cy++ {
		for cx := x0; cx <= x1; cx++ {
			for _, j := range r.cells[cy*r.nx+cx] {
				if j != i && math.Abs(r.x[j]-x) < h+r.half[j]-touch && math.Abs(r.y[j]-y) < boxHeight-touch && !slices.Contains(seen, j) {
					seen = append(seen, j)
					visit(j)
				}
			}
		}
	}
}
