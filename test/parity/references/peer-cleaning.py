"""Rows that imbalanced-learn removes: one JSON list of {x, y, method, parameters} in, one list of row lists out."""
import json
import sys

import imblearn.under_sampling as methods
import numpy as np

answers = []
for task in json.load(sys.stdin):
    sampler = getattr(methods, task["method"])(**task["parameters"])
    sampler.fit_resample(np.array(task["x"]), np.array(task["y"]))
    kept = set(sampler.sample_indices_.tolist())
    answers.append([row for row in range(len(task["y"])) if row not in kept])
json.dump(answers, sys.stdout)
