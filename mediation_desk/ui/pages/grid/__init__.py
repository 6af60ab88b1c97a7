"""网格与队伍: the tree of areas with service points, who helps where, and the volunteer corps."""
