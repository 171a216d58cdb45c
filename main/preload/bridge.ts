import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type Bridge, channels } from '../../app/contract/bridge.ts';

/** The whole surface between the sandboxed page and the shell. */
const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(channels.request, name, input),
  subscribe(name, listener) {
    const onPush = (_event: unknown, pushed: string, payload: unknown): void => {
      if (pushed === name) listener(payload);
    };
    ipcRenderer.on(channels.push, onPush);
    return () => ipcRenderer.off(channels.push, onPush);
  },
  pickFolder: (kind) => ipcRenderer.invoke(channels.pick, 'folder', kind),
  pickFile: (kind) => ipcRenderer.invoke(channels.pick, 'file', kind),
  pathForDroppedFile(file) {
    const path = webUtils.getPathForFile(file);
    // The shell reads only what a person gave it: a drop is such a gift, and only this script can tell where from.
    if (path !== '') ipcRenderer.send(channels.dropped, path);
    return path;
  },
};

contextBridge.exposeInMainWorld('twelvefold', bridge);
