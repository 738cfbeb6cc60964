package stats

import "encoding/json"

func answerLine(in keys) (any, error) {
	if err := in.only("x", "y"); err != nil {
		return nil, err
	}
	x, y, err := in.points()
	if err != nil {
		return nil, err
	}
	l, err := TheilSen(x, y)
	if err != nil {
		return nil, err
	}
	return LineAnswer{l.Slope, l.Intercept, l.Lower, l.Upper, [2]float64{l.Lower, l.Upper}, l.N, l.Pairs}, nil
}

func answerTest(in keys) (any, error) {
	if err := in.only("x", "y"); err != nil {
		return nil, err
	}
	x, y, err := in.points()
	if err != nil {
		return nil, err
	}
	t, err := MannKendall(x, y)
	if err != nil {
		return nil, err
	}
	return TestAnswer(t), nil
}

func answerLoess(in keys) (any, error) {
	if err := in.only("x", "y", "k", "at"); err != nil {
		return nil, err
	}
	x, y, err := in.points()
	if err != nil {
		return nil, err
	}
	k := Neighbours(len(x))
	if in.has("k") {
		if k, err = in.count("k"); err != nil {
			return nil, err
		}
	}
	at, single, err := in.at(x)
	if err != nil {
		return nil, err
	}
	values, err := Loess(x, y, k, at)
	if err != nil {
		return nil, err
	}
	a := LoessAnswer{At: at, Values: values, K: k, N: len(x)}
	if single {
		a.Value = &values[0]
	}
	return a, nil
}

// at reads where loess is asked: a number, a list, or without the key x itself.
func (in keys) at(x []float64) (at []float64, single bool, err error) {
	if !in.has("at") {
		return x, false, nil
	}
	var v *float64
	if json.Unmarshal(in["at"], &v) == nil && v != nil {
		return []float64{*v}, true, nil
	}
	at, err = in.list("at", false)
	return at, false, err
}

// two reads two required counts and refuses all other keys.
func (in keys) two(first, second string) (a, b int, err error) {
	if err := in.only(first, second); err != nil {
		return 0, 0, err
	}
	if a, err = in.count(first); err != nil {
		return 0, 0, err
	}
	b, err = in.count(second)
	return a, b, err
}

func answerShare(in keys) (any, error) {
	k, n, err := in.two("k", "n")
	if err != nil {
		return nil, err
	}
	s, err := Wilson(k, n)
	if err != nil {
		return nil, err
	}
	return ShareAnswer{k, n, s.Estimate, s.Lo, s.Hi, [2]float64{s.Lo, s.Hi}}, nil
}

func answerSign(in keys) (any, error) {
	plus, minus, err := in.two("plus", "minus")
	if err != nil {
		return nil, err
	}
	p, err := SignTest(plus, minus)
	if err != nil {
		return nil, err
	}
	return SignAnswer{plus, minus, plus + minus, p}, nil
}

func answerStrength(in keys) (any, error) {
	if err := in.only("values", "half_life"); err != nil {
		return nil, err
	}
	values, err := in.list("values", true)
	if err != nil {
		return nil, err
	}
	halfLife, err := in.number("half_life")
	if err != nil {
		return nil, err
	}
	strengths, err := Strength(values, halfLife)
	if err != nil {
		return nil, err
	}
	a := StrengthAnswer{Values: strengths, HalfLife: halfLife}
	for i, v := range values {
		a.Strength = strengths[i]
		if v == v { // not a rest
			a.N++
		}
	}
	return a, nil
}

func answerChange(in keys) (any, error) {
	names := []string{"x1", "x2", "sd", "r"}
	if err := in.only(names...); err != nil {
		return nil, err
	}
	var v [4]float64
	for i, name := range names {
		var err error
		if v[i], err = in.number(name); err != nil {
			return nil, err
		}
	}
	c, err := ReliableChange(v[0], v[1], v[2], v[3])
	if err != nil {
		return nil, err
	}
	return ChangeAnswer(c), nil
}

func answerBootstrap(in keys) (any, error) {
	if err := in.only("earlier", "later", "resamples", "seed"); err != nil {
		return nil, err
	}
	earlier, err := in.list("earlier", false)
	if err != nil {
		return nil, err
	}
	later, err := in.list("later", false)
	if err != nil {
		return nil, err
	}
	resamples, seed := Resamples, holdingSeed
	for name, into := range map[string]*int{"resamples": &resamples, "seed": &seed} {
		if in.has(name) {
			if *into, err = in.count(name); err != nil {
				return nil, err
			}
		}
	}
	d, err := MedianDifference(earlier, later, resamples, uint64(seed))
	if err != nil {
		return nil, err
	}
	return BootstrapAnswer{d.Value, d.Lo, d.Hi, [2]float64{d.Lo, d.Hi}, resamples, seed}, nil
}

func answerGiveReceive(in keys) (any, error) {
	if err := in.only("gave", "received"); err != nil {
		return nil, err
	}
	gave, err := in.number("gave")
	if err != nil {
		return nil, err
	}
	received, err := in.number("received")
	if err != nil {
		return nil, err
	}
	g, err := GiveReceiveOf(gave, received)
	if err != nil {
		return nil, err
	}
	return GiveReceiveAnswer{g.Plain, g.Shrunk}, nil
}

func answerQuantile(in keys) (any, error) {
	if err := in.only("values", "q"); err != nil {
		return nil, err
	}
	values, err := in.list("values", false)
	if err != nil {
		return nil, err
	}
	a := QuantileAnswer{Q: []float64{0.25, 0.5, 0.75}, N: len(values)}
	if in.has("q") {
		q, err := in.number("q")
		if err != nil {
			return nil, err
		}
		a.Q = []float64{q}
	}
	for _, q := range a.Q {
		v, err := Quantile(values, q)
		if err != nil {
			return nil, err
		}
		a.Values = append(a.Values, v)
	}
	return a, nil
}
