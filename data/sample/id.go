package sample

import (
	"encoding/binary"
	"time"

	"kith/data"
)

// id makes the id of number i of a stream, in the form of a UUIDv7 (RFC 9562):
// the milliseconds of its creation, then bits from the seed.
func (l Life) id(stream byte, i int, at time.Time) data.ID {
	d := l.roll(stream|0x80, i)
	var id data.ID
	binary.BigEndian.PutUint64(id[:8], uint64(at.UnixMilli())<<16|d.src.Uint64()>>48)
	binary.BigEndian.PutUint64(id[8:], d.src.Uint64())
	id[6] = id[6]&0x0f | 0x70 // version 7
	id[8] = id[8]&0x3f | 0x80 // variant of RFC 9562
	return id
}

// at is the instant of a time of day, in minutes after midnight, where the
// writer lives. Minutes beyond the day belong to the next.
func (p *plan) at(day data.Day, minutes int) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, minutes, 0, 0, p.zone).UTC()
}
