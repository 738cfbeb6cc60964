package picture

import "testing"

func TestThePointerFindsWhatItPointsAt(t *testing.T) {
	p := New(nil, 100, 100)
	p.Hits = []Hit{
		{ID: "region", Area: Rect{0, 0, 60, 60}},
		{ID: "tie", Level: 1, Area: Line{[]Point{{10, 10}, {90, 10}, {90, 90}}, 5}},
		{ID: "a", Level: 2, Area: Disc{20, 40, 10}},
		{ID: "b", Level: 2, Area: Disc{32, 40, 10}},
		{ID: "nowhere", Level: 9},
	}
	for _, c := range []struct {
		x, y float64
		want string
	}{
		{5, 50, "region"}, {50, 13, "tie"}, {88, 60, "tie"}, {50, 16, "region"}, {80, 50, ""},
		{24, 40, "a"}, {28, 40, "b"}, {26, 40, "b"}, {11, 40, "a"}, {-1, -1, ""},
	} {
		got, ok := p.At(c.x, c.y)
		if got.ID != c.want || ok != (c.want != "") {
			t.Errorf("at (%g, %g): got %q, %v, want %q", c.x, c.y, got.ID, ok, c.want)
		}
	}
}

func TestCentersForTooltips(t *testing.T) {
	for _, c := range []struct {
		area Area
		want Point
	}{
		{Rect{10, 20, 30, 40}, Point{25, 40}},
		{Disc{5, 6, 7}, Point{5, 6}},
		{Line{[]Point{{0, 0}, {10, 0}, {10, 30}}, 3}, Point{10, 10}},
		{Line{[]Point{{4, 5}}, 3}, Point{4, 5}},
		{Line{}, Point{}},
	} {
		if x, y := c.area.Center(); (Point{x, y}) != c.want {
			t.Errorf("%v: got (%g, %g), want %v", c.area, x, y, c.want)
		}
	}
}

func TestAShiftedPictureTakesItsHitsAlong(t *testing.T) {
	p := sample()
	p.Hits = []Hit{{ID: "r", Area: Rect{0, 0, 5, 5}}, {ID: "d", Area: Disc{20, 0, 3}}, {ID: "l", Area: Line{[]Point{{40, 0}, {50, 0}}, 2}}}
	q := p.Shifted(100, 50, 500, 300)
	for i, x := range []float64{102, 120, 145} {
		if got := q.IndexAt(x, 50); got != i {
			t.Errorf("at %g: got hit %d, want %d", x, got, i)
		}
	}
	if q.W != 500 || q.H != 300 || p.IndexAt(102, 50) != -1 {
		t.Error("want the copy resized and the original as it was")
	}
	want, got := p.Items[0].Bounds(nil), q.Items[0].Bounds(nil)
	near(t, "first item", got.X0, want.X0+100, 1e-9)
}
