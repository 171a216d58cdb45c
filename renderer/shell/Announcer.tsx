import { useEffect, useRef, useState } from 'react';
import { type Job, useProject } from '../engine/project.tsx';
import { describeJob } from '../screens/runs/job-words.ts';
import { text } from '../text/text.ts';

/** Tells a screen reader what jobs do: each change of state, and each quarter of the way. */
export function Announcer() {
  const { jobs } = useProject();
  const told = useRef(new Map<string, string>());
  const [message, setMessage] = useState('');
  useEffect(() => {
    for (const job of jobs) {
      const known = told.current.get(job.id);
      const stage = `${job.state} ${quarter(job)}`;
      if (known === stage) continue;
      told.current.set(job.id, stage);
      // What a project brings with it when it opens is no news.
      const fresh = known !== undefined || job.finishedAt === null;
      const { word, facts } = describeJob(job);
      if (fresh)
        setMessage(text('job.announce', { title: job.title, state: [word, facts[0]].filter(Boolean).join(', ') }));
    }
  }, [jobs]);
  return (
    <div className="heard" role="status">
      {message}
    </div>
  );
}

function quarter(job: Job): number {
  const { progress } = job;
  if (progress === null || progress.total === null || progress.total === 0) return 0;
  return Math.floor((progress.done / progress.total) * 4);
}
