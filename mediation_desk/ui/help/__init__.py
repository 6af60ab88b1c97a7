"""The manual on the screen: its window, and which page stands for what is in front of somebody."""
