package reciprocity

import "math"

// This file holds the regularised incomplete beta function and its inverse, written for
// shapes above zero. Checked against exact rational sums, the distribution function is
// right to about 1e-13 for shapes up to a few thousand.

// betaCDF is I_x(a, b), the probability that a Beta(a, b) share is at most x. The
// continued fraction converges fast below the mean; above it the mirror image
// I_x(a, b) = 1 - I_(1-x)(b, a) is used (DLMF 8.17.4).
func betaCDF(x, a, b float64) float64 {
	switch {
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	case x > (a+1)/(a+b+2):
		return 1 - betaTail(1-x, x, b, a)
	}
	return betaTail(x, 1-x, a, b)
}

// betaTail is the continued fraction of DLMF 8.17.22, summed by the modified Lentz
// method (Lentz 1976, Appl Opt 15:668; Thompson & Barnett 1986, J Comput Phys 64:490).
// y is 1-x, handed over so that it need not be reckoned twice.
func betaTail(x, y, a, b float64) float64 {
	const steps = 1_000_000
	c, d := 1.0, 1/away(1-(a+b)*x/(a+1))
	sum := d
	for m := 1.0; m <= steps; m++ {
		even := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d = 1 / away(1+even*d)
		c = away(1 + even/c)
		sum *= c * d
		odd := -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d = 1 / away(1+odd*d)
		c = away(1 + odd/c)
		sum *= c * d
		if math.Abs(c*d-1) < 2e-16 {
			break
		}
	}
	return math.Min(1, b/(a+b)*binomial(x, y, a, b)*sum)
}

// away keeps a divisor from being zero.
func away(v float64) float64 {
	const tiny = 1e-300
	if math.Abs(v) < tiny {
		return tiny
	}
	return v
}

// binomial is Γ(a+b+1)/(Γ(a+1)Γ(b+1)) · x^a · y^b in the saddle-point form of Loader
// 2000 ("Fast and accurate computation of binomial probabilities"), which keeps its
// digits for large a and b where sums of log-gammas lose them.
func binomial(x, y, a, b float64) float64 {
	n := a + b
	off := math.FMA(-n, x, a) // a - n·x; the other side is off by as much, negated
	log := stirling(n) - stirling(a) - stirling(b) - deviance(a, n*x, off) - deviance(b, n*y, -off)
	return math.Sqrt(n/(2*math.Pi*a*b)) * math.Exp(log)
}

// stirling is the error of Stirling's formula, log Γ(z+1) - (z+½)·log z + z - ½·log 2π.
// From 16 on its series (DLMF 5.11.1) is exact to the last digit.
func stirling(z float64) float64 {
	if z < 16 {
		lg, _ := math.Lgamma(z + 1)
		return lg - (z+0.5)*math.Log(z) + z - 0.5*math.Log(2*math.Pi)
	}
	zz := z * z
	return (1.0/12 - (1.0/360-(1.0/1260-(1.0/1680-1.0/1188/zz)/zz)/zz)/zz) / z
}

// deviance is v·log(v/mean) + mean - v, with off = v - mean. Near the mean the direct
// form cancels, so Loader's series in off/(v+mean) is summed instead.
func deviance(v, mean, off float64) float64 {
	if math.Abs(off) >= 0.1*(v+mean) {
		return v*math.Log(v/mean) - off
	}
	u := off / (v + mean)
	sum, term := off*u, 2*v*u
	for j := 1.0; j < 100; j++ {
		term *= u * u
		next := sum + term/(2*j+1)
		if next == sum {
			break
		}
		sum = next
	}
	return sum
}

// betaQuantile is the x at which betaCDF(x, a, b) = p, for 0 < p < 1. Newton's method
// runs on log I against log x, which is nearly straight in the lower tail and concave
// for b > 1, so that it cannot run away there; a bracket catches the other cases.
func betaQuantile(p, a, b float64) float64 {
	if p > 0.5 {
		return 1 - betaQuantile(1-p, b, a)
	}
	lo, hi := math.SmallestNonzeroFloat64, 1.0
	x := a / (a + b)
	for range 200 {
		cdf := betaCDF(x, a, b)
		if cdf == p {
			return x
		}
		if cdf < p {
			lo = x
		} else {
			hi = x
		}
		next := x * math.Exp(-newton(x, cdf, p, a, b))
		if !(next > lo && next < hi) {
			next = math.Sqrt(lo) * math.Sqrt(hi)
		}
		if math.Abs(next-x) <= 2e-16*x {
			return next
		}
		x = next
	}
	return x
}

// newton is the step in log x: (log I - log p) / (d log I / d log x), where
// d I / d log x = x · density = x^a·y^b / (B(a,b)·y).
func newton(x, cdf, p, a, b float64) float64 {
	slope := a * b / (a + b) * binomial(x, 1-x, a, b) / (1 - x)
	return math.Log(cdf/p) * cdf / slope
}
