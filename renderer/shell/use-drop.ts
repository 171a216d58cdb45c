import { useEffect, useRef, useState } from 'react';

/** Takes a drop of one file or folder anywhere in the window; says whether something hangs over it now. */
export function useDrop(onPath: (path: string) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onPath);
  useEffect(() => {
    latest.current = onPath;
  });
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Leaving one element for another is no leaving of the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) latest.current(window.twelvefold.pathForDroppedFile(file));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
