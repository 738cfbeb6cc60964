package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// jobs is the foot bar: the long works under way, each with how far it is and a
// way to stop it.
type jobs struct {
	bar  *fyne.Container
	rows map[*kit.Job]fyne.CanvasObject
}

// newJobs makes an empty foot bar, which takes no room.
func newJobs() *jobs {
	return &jobs{bar: container.NewVBox(), rows: map[*kit.Job]fyne.CanvasObject{}}
}

// Add shows a job until it has ended.
func (j *jobs) Add(job *kit.Job) {
	bar := widget.NewProgressBar()
	stop := kit.QuietButton(kit.T("app.stop", "Stop"), kit.Icon("close"), job.Cancel)
	row := container.NewBorder(widget.NewSeparator(), nil, kit.Quiet(job.Name()), stop, bar)
	j.rows[job] = row
	j.bar.Add(row)
	job.Watch(func(job *kit.Job) {
		p, over := job.Progress()
		if over {
			j.bar.Remove(j.rows[job])
			delete(j.rows, job)
			return
		}
		if p.Total > 0 {
			bar.SetValue(float64(p.Done) / float64(p.Total))
		}
	})
}

// cancelAll stops every job and waits until all have ended.
func (j *jobs) cancelAll() {
	for job := range j.rows {
		job.Cancel()
	}
	for job := range j.rows {
		_ = job.Wait() // the person has been told, or is leaving
	}
}
